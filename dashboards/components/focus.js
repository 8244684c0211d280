/**
 * Remembers what has the focus, so that it can be given back after its part of the page is made
 * again: a reader at the keyboard stays where she was.
 *
 * @returns {() => void} gives it back
 */
export function holdFocus() {
  const active = document.activeElement;
  if (!active || active === document.body) return () => {};
  const words = active.textContent;
  const name = active.getAttribute("name");
  const tag = active.tagName.toLowerCase();
  return () => {
    if (active.isConnected) return;
    const same = [...document.querySelectorAll(tag)].find((node) =>
      name ? node.getAttribute("name") === name : node.textContent === words,
    );
    same?.focus({ preventScroll: true });
  };
}
