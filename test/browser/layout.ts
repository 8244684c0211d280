import type { Page } from "playwright-core";

/** What sticks out of the page, or out of its drawing; empty where all fits. */
export function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = scrollWidth > clientWidth + 1 ? [`the page is ${scrollWidth} wide`] : [];
    const cut = [...document.querySelectorAll(".drawing")].flatMap((drawing) => {
      const frame = drawing.getBoundingClientRect();
      return [...drawing.querySelectorAll("text")]
        .filter((text) => {
          const { left, right, top, bottom } = text.getBoundingClientRect();
          return (
            left < frame.left - 1 ||
            right > frame.right + 1 ||
            top < frame.top - 1 ||
            bottom > frame.bottom + 1
          );
        })
        .map((text) => `"${text.textContent}" is cut off`);
    });
    return [...wide, ...cut];
  });
}

/** What a reader can only click on, of which paper should show nothing. */
export function findControls(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        "select, input, .masthead a, .selectors, .download, .chips a, .share button",
      ),
    ]
      .filter((node) => node.checkVisibility())
      .map((node) => node.outerHTML.slice(0, 80)),
  );
}
