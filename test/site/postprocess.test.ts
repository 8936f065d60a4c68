import {describe, expect, it} from "vitest";
import {headerPolicy, pagePolicy} from "../../loaders/site/contentSecurityPolicy.js";
import {headingId} from "../../loaders/site/headingIds.js";
import {inlineScripts} from "../../loaders/site/html.js";
import {pageLanguage, postprocessPage} from "../../loaders/site/postprocess.js";

const page = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<script type="module" src="./a.js"></script>
<script>alert('Hello, world.');</script>
</head>
<body></body>
</html>
`;
// The hash of alert('Hello, world.'); that the Content Security Policy guides give as their example
const helloHash = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";

describe("pagePolicy", () => {
  it("allows the inline scripts of the page by hash, and no others", () => {
    const scripts = /script-src ([^;]+)/.exec(pagePolicy(page))![1];
    expect(scripts).toBe(`'self' 'wasm-unsafe-eval' ${helloHash}`);
  });

  it("names no host but the site's own", () => {
    expect(`${pagePolicy(page)} ${headerPolicy()}`).not.toMatch(/\*|https?:|'unsafe-eval'/);
  });
});

describe("headerPolicy", () => {
  it("forbids framing and does not depend on the build", () => {
    expect(headerPolicy()).toMatch(/frame-ancestors 'none'/);
    expect(headerPolicy()).not.toMatch(/sha256/);
  });
});

describe("inlineScripts", () => {
  it("takes the text as it stands, entities and tags in strings included", () => {
    const html =
      "<script>a && b; '<p>&amp;</p>'</script><script src='x'></script><script></script>";
    expect(inlineScripts(html)).toEqual(["a && b; '<p>&amp;</p>'", ""]);
  });
});

describe("postprocessPage", () => {
  it("sets the language and the policy, the policy ahead of everything it governs", () => {
    const result = postprocessPage(page, "zh-CN");
    expect(result).toMatch(/^<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n/);
    const policy = result.indexOf('<meta http-equiv="Content-Security-Policy"');
    expect(policy).toBeGreaterThan(0);
    expect(policy).toBeLessThan(result.indexOf("<script"));
  });

  it("lets readers zoom", () => {
    expect(postprocessPage(page, "en")).not.toMatch(/maximum-scale/);
  });

  it("hashes scripts as browsers do when a page was written with Windows line ends", () => {
    const windows = page.replaceAll("\n", "\r\n").replace("world.');", "world.');\r\n");
    const unix = page.replace("world.');", "world.');\n");
    expect(postprocessPage(windows, "en")).toBe(postprocessPage(unix, "en"));
  });

  it("refuses a page that is not laid out as Framework lays it out", () => {
    expect(() => postprocessPage("<html></html>", "en")).toThrow(/not laid out/);
  });
});

describe("pageLanguage", () => {
  it("is English below en/ only", () => {
    expect(["en/index.html", "index.html", "entry.html"].map(pageLanguage)).toEqual([
      "en",
      "zh-CN",
      "zh-CN"
    ]);
  });
});

describe("headingId", () => {
  it("keeps the words of a heading in any script", () => {
    expect(headingId("满意度 与 忠诚度（CSI）")).toBe("满意度-与-忠诚度-csi");
    expect(headingId("…")).toBe("section");
  });
});
