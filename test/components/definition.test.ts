import {beforeAll, describe, expect, it} from "vitest";
import {definition, definitionList, definitionSummary} from "../../src/components/definition.js";
import {term} from "../../src/components/term.js";
import {metrics} from "../../src/contract/metrics.js";
import type {MetricId} from "../../src/contract/metrics.js";

const ids = Object.keys(metrics) as MetricId[];

// jsdom has no dialogs.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
});

describe("definitions", () => {
  it("state for every figure what it is, how it is computed, of whom, and whence it comes", () => {
    for (const id of ids) {
      const node = definition(id);
      expect(node.querySelector("p")!.textContent).toBe(metrics[id].definition.zh);
      const facts = [...node.querySelectorAll("dd")].map((fact) => fact.textContent);
      expect(facts).toContain(metrics[id].source.zh);
      expect(facts.every((fact) => fact !== "")).toBe(true);
    }
  });

  it("have an anchor each on the definitions page", () => {
    const list = definitionList();
    expect([...list.querySelectorAll("section")].map(({id}) => id)).toEqual(ids);
    expect(definitionSummary().textContent).toContain(`共有 ${ids.length} 项指标`);
  });

  it("open in a panel from the name of a figure, and close again", () => {
    const button = term("satisfied_but_gone");
    button.click();
    const panel = document.querySelector<HTMLDialogElement>("dialog.definition-panel")!;
    expect(panel.open).toBe(true);
    expect(panel.querySelector("h2")!.textContent).toBe("满意却流失");
    expect(panel.textContent).toContain("10 人，不足不显示");
    panel.querySelector<HTMLElement>(".close")!.click();
    expect(panel.open).toBe(false);
    term("visits").click();
    expect(document.querySelectorAll("dialog")).toHaveLength(1);
    expect(panel.querySelector("h2")!.textContent).toBe("到店次数");
  });
});
