/**
 * Goes to the part of the page that the address names, which was not there yet when the browser looked
 * for it. It is marked by `:target`.
 */
export function goToAnchor() {
  requestAnimationFrame(() => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id && document.getElementById(id)) location.replace(location.hash);
  });
}
