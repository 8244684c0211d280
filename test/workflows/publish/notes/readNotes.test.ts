import { describe, expect, test } from "vitest";
import { readNotes } from "../../../../workflows/publish/notes/readNotes.js";

const codes = ["A", "A1", "North", "North shore", "<b>", "__proto__"];
const read = (...lines: string[]) => readNotes(lines.join("\n"), { file: "town.md", codes });

test("what stands before the first code is about all, and the rest about the code above it", () => {
  const notes = read("For *all*.", "", "## A Alpha", "First.", "", "## A1", "Second.");
  expect(notes).toEqual([
    { segment_id: null, html: "<p>For <em>all</em>.</p>\n" },
    { segment_id: "A", html: "<p>First.</p>\n" },
    { segment_id: "A1", html: "<p>Second.</p>\n" },
  ]);
});

test("a code may have a space in it, markup, or the name of something of the language", () => {
  const titles = ["North shore and dunes", "North", "<b>", "__proto__"];
  const notes = read(...titles.flatMap((title) => [`## ${title}`, "", "Something.", ""]));
  expect(notes.map(({ segment_id }) => segment_id)).toEqual([
    ...["North shore", "North", "<b>", "__proto__"],
  ]);
});

test("a file without a word has no notes, nor has a heading with nothing below it", () => {
  expect(read("")).toEqual([]);
  expect(read("## A", "", "## A1", "Something.")).toHaveLength(1);
});

test("a heading about no segment is refused with its line and the codes", () => {
  expect(() => read("For all.", "", "## Q Quiet", "First.")).toThrow(
    'town.md, line 3: "## Q Quiet" begins with no code of a segment. The codes are: A, A1, North, ',
  );
  expect(() => read("## A", "First.", "", "## Apple", "Second.")).toThrow("town.md, line 4");
});

test("a segment that is told of twice is refused", () => {
  expect(() => read("## A", "First.", "", "## A Alpha", "Second.")).toThrow(
    'town.md, line 4: "## A" stands there twice.',
  );
});

test("a heading in a quotation, a list or code begins nothing", () => {
  const notes = read("> ## Q", "", "- ## Q", "", "```", "## Q", "```");
  expect(notes.map(({ segment_id }) => segment_id)).toEqual([null]);
});

test("headings are below those of the page", () => {
  const [all] = read("# One", "", "### Three", "", "#### Four");
  expect(all!.html).toBe("<h3>One</h3>\n<h3>Three</h3>\n<h4>Four</h4>\n");
});

describe("what could do something to a reader is text", () => {
  test.each([
    ["<script>window.hacked=1</script>"],
    ["<img src=x onerror=window.hacked=1>"],
    ["Words <b onclick=window.hacked=1>bold</b>"],
    ["[here](javascript:window.hacked=1)"],
    ["[here](JAVASCRIPT&colon;window.hacked=1)"],
    ["[here](data:text/html,<script>window.hacked=1</script>)"],
    ["<javascript:window.hacked=1>"],
    ["[here][1]\n\n[1]: javascript:window.hacked=1"],
    ['[here](https://example.org "\\" onmouseover=window.hacked=1")'],
  ])("%s", (text) => {
    const [note] = read(text);
    const tags = note!.html.match(/<[^>]*>/g) ?? [];
    const known =
      /^<\/?(p|a href="https:\/\/example\.org"( title="[^"<>]*")?( rel="[a-z ]+")?|a)>$/;
    expect(tags.filter((tag) => !known.test(tag))).toEqual([]);
  });

  test("an image from elsewhere is a link, which nobody's browser follows by itself", () => {
    const [note] = read("![plan](https://example.org/plan.png)");
    expect(note!.html).toBe(
      '<p>!<a href="https://example.org/plan.png" rel="noopener noreferrer">plan</a></p>\n',
    );
  });
});
