import type { Reader } from "./reader.js";

/** What has come of names with markup in them but text, and what was wrong besides; should stay empty. */
export function watchForHarm({ page, troubles }: Reader): () => Promise<string[]> {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(`a dialog says ${dialog.message()}`);
    void dialog.dismiss();
  });
  return async () => [...dialogs, ...troubles, ...(await page.evaluate(made))];
}

/** Elements and attributes that no page of ours has, and what the scripts among the names would leave. */
function made(): string[] {
  // The one thing in bold is the code of a segment.
  const isCode = (node: Element) => /^(A|<b>)$/.test(node.textContent);
  const elements = [...document.querySelectorAll("*")].filter(
    (node) =>
      node.matches("img, i, u, iframe, a[href^='javascript'], [onclick], [onload], [onerror]") ||
      (node.matches("b") && !isCode(node)) ||
      (node.matches("script") && /hacked|gekraakt/.test(node.textContent)),
  );
  const ran = "hacked" in window || document.title === "gekraakt" ? ["a script ran"] : [];
  return [...ran, ...elements.map((node) => node.outerHTML.slice(0, 100))];
}
