import {describe, expect, it} from "vitest";
import {figure} from "../../src/components/figure.js";
import {sentence, sentenceText} from "../../src/components/sentence.js";
import {tile} from "../../src/components/tile.js";

const share = {metric: "came_back", value: 0.6128, format: "share", lo: 0.59, hi: 0.634} as const;

describe("figure(data)", () => {
  it("says to programs what it says to readers", () => {
    const node = figure({...share, n: 1200, people: 900});
    expect(node.textContent).toBe("61.3%");
    expect({...node.dataset}).toEqual({
      metric: "came_back",
      value: "0.6128",
      n: "1200",
      lo: "0.59",
      hi: "0.634"
    });
  });

  it("withholds below the smallest sample of people, from programs too", () => {
    const node = figure({...share, n: 12, people: 9});
    expect(node.textContent).toBe("样本不足");
    expect({...node.dataset}).toEqual({metric: "came_back", value: "", n: "12"});
    expect(node.outerHTML).not.toContain("0.6128");
    expect(node.title).toBe("样本只有 9，少于 10，不予显示");
  });

  it("greys a small sample and keeps a metric's own limit", () => {
    expect(figure({...share, n: 20}).className).toBe("figure is-small");
    expect(figure({...share, n: 20, limits: {smallest: 30}}).className).toBe("figure is-withheld");
  });

  it("shows a count whatever its size, and a dash where there is nothing", () => {
    expect(figure({metric: "visits", value: 3, format: "count"}).textContent).toBe("3");
    expect(figure({metric: "visits", value: null, format: "count"}).textContent).toBe("—");
    expect(figure({...share, value: null, n: 0}).textContent).toBe("样本不足");
  });
});

describe("sentence({message, values})", () => {
  const message = {zh: "回厂率 {rate}，{dealer}最低。", en: "{rate} came back; {dealer} least."};

  it("puts figures in as elements and text as text", () => {
    const box = document.createElement("p");
    box.append(sentence({message, values: {rate: {...share, n: 100}, dealer: "<b>甲</b>"}}));
    expect(box.textContent).toBe("回厂率 61.3%，<b>甲</b>最低。");
    expect(box.querySelectorAll("data")).toHaveLength(1);
    expect(box.querySelector("b")).toBeNull();
  });

  it("is plain text for text alternatives, without withheld values", () => {
    const values = {rate: {...share, n: 3}, dealer: "A"};
    expect(sentenceText({message, values}, "en")).toBe("— came back; A least.");
  });

  it("throws on a place without a value", () => {
    expect(() => sentence({message, values: {dealer: "A"}})).toThrow("no value for {rate}");
  });
});

describe("tile({label, figure})", () => {
  it("shows value, interval and n", () => {
    const node = tile({label: "回厂率", figure: {...share, n: 1200}});
    expect(node.querySelector(".tile-label")!.textContent).toBe("回厂率");
    expect(node.querySelector(".tile-note")!.textContent).toBe("95% 区间 59.0%–63.4%，n=1,200");
    expect(node.dataset.state).toBe("shown");
  });

  it("shows no interval of what is withheld", () => {
    const node = tile({label: "回厂率", figure: {...share, n: 5}});
    expect(node.textContent).not.toContain("区间");
    expect(node.dataset.state).toBe("withheld");
  });
});
