import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { ConfigError } from "../../../data/errors.js";
import { withPolicy } from "../../../workflows/publish/csp/protectPages.js";

const SCRIPT = `\nimport {define} from "./client.js"; // </ script> & "é"\n`;
const STYLE = `@font-face { font-family: "Inter" }`;

function page(body = "", head = "") {
  return `<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>é < ü</title>\n${head}<style>${STYLE}</style>\n<script src="./own.js"></script>\n<script type="module">${SCRIPT}</script>\n</head>\n<body>${body}</body>\n</html>\n`;
}

function hash(text: string) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function directives(html: string): Record<string, string[]> {
  const [, content = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  return Object.fromEntries(
    content.split("; ").map((one) => [one.split(" ")[0], one.split(" ").slice(1)]),
  );
}

test("a page may run its own files and the scripts that it was built with, and nothing else", () => {
  const policy = directives(withPolicy(page(), "index.html"));
  expect(policy["default-src"]).toEqual(["'none'"]);
  expect(policy["script-src"]).toEqual(["'self'", hash(SCRIPT)]);
  expect(policy["style-src"]).toContain(hash(STYLE));
  expect(JSON.stringify(policy)).not.toContain("unsafe");
});

test("the policy stands before all that it is about, and no other byte is changed", () => {
  const html = withPolicy(page(), "index.html");
  const [meta = ""] = /\n<meta http-equiv="Content-Security-Policy"[^>]*>/.exec(html) ?? [];
  expect(html.replace(meta, "")).toBe(page());
  const before = html.slice(0, html.indexOf(meta));
  expect(before).toBe(`<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">`);
});

test("what only looks like a script gets no hash", () => {
  const policy = directives(
    withPolicy(
      page("<!-- <script>comment</script> --><textarea><script>text</script></textarea>"),
      "",
    ),
  );
  expect(policy["script-src"]).toEqual(["'self'", hash(SCRIPT)]);
});

test("each script counts, wherever it stands and however it is written", () => {
  const policy = directives(withPolicy(page("<SCRIPT defer\n>one()</SCRIPT >"), "index.html"));
  expect(policy["script-src"]).toEqual(["'self'", hash(SCRIPT), hash("one()")]);
});

test.each([
  ["style", `<p>\n<b style="color: red">`],
  ["onclick", `<p>\n<b onclick="go()">`],
])("a page with an attribute that no browser will heed is refused: %s", (name, body) => {
  const protect = () => withPolicy(page(body), "trend.html");
  expect(protect).toThrow(ConfigError);
  expect(protect).toThrow(`trend.html, line 13 as built: the attribute ${name} has no effect`);
});
