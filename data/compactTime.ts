/** A moment within a name, to the second: `20261001T050312Z`. */
export function compactTime(moment = new Date().toISOString()): string {
  return moment.replace(/[-:]|\.\d+/g, "");
}
