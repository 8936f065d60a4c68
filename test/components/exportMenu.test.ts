import {beforeEach, describe, expect, it, vi} from "vitest";
import {exportButton, exportMenu} from "../../src/components/exportMenu.js";

const status = () => document.querySelector("[role=status]")!.textContent;
const button = (index = 0) => document.querySelectorAll<HTMLElement>(".link-button")[index]!;

describe("exportMenu(items)", () => {
  const saves = [vi.fn(), vi.fn()];

  beforeEach(() => {
    for (const save of saves) save.mockReset().mockResolvedValue(true);
    const items = saves.map((save, index) => ({label: `item ${index}`, save}));
    document.body.replaceChildren(exportMenu(items));
  });

  it("offers each file by name, and saves the one chosen", async () => {
    const toggle = document.querySelector<HTMLElement>(".export-toggle")!;
    expect(toggle.textContent).toBe("导出");
    expect(toggle.getAttribute("aria-expanded")).toBe("false");
    toggle.click();
    expect(toggle.getAttribute("aria-expanded")).toBe("true");
    expect(button(1).closest("[hidden]")).toBeNull();
    expect(button(1).textContent).toBe("item 1");
    button(1).click();
    await Promise.resolve();
    expect(saves.map((save) => save.mock.calls.length)).toEqual([0, 1]);
    expect(status()).toBe("");
  });

  it("does not save the same file twice while it is being made", () => {
    saves[0]!.mockReturnValue(new Promise(() => {}));
    button().click();
    button().click();
    expect(saves[0]).toHaveBeenCalledTimes(1);
  });

  it("says so where the page is not current, and where it fails, and saves the next time", async () => {
    saves[0]!.mockResolvedValueOnce(false);
    button().click();
    await vi.waitFor(() => expect(status()).toContain("请稍后再导出"));
    const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
    saves[0]!.mockRejectedValueOnce(new Error("no module"));
    button().click();
    await vi.waitFor(() => expect(status()).toContain("没有导出成功"));
    expect(warned).toHaveBeenCalled();
    warned.mockRestore();
    await vi.waitFor(() => {
      button().click();
      expect(saves[0]).toHaveBeenCalledTimes(3);
    });
    expect(status()).toBe("");
  });

  it("closes on Escape and gives the focus back to its line", () => {
    const toggle = document.querySelector<HTMLElement>(".export-toggle")!;
    toggle.click();
    button().focus();
    button().dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
    expect(button().closest("[hidden]")).not.toBeNull();
    expect(toggle.getAttribute("aria-expanded")).toBe("false");
    expect(document.activeElement).toBe(toggle);
  });
});

describe("exportButton(save)", () => {
  it("is one button, in the language of the page", () => {
    document.body.replaceChildren(exportButton(() => Promise.resolve(true), "en"));
    expect(button().textContent).toBe("Export CSV");
  });
});
