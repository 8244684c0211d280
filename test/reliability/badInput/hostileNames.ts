/** Names of branches that would do harm where they were taken for anything but text. */
export const hostileNames = [
  `O'Brien "De Zaal"`,
  `'; drop table source.members; --`,
  `"; delete from mart.scopes; --`,
  `<script>document.title = "gekraakt"</script>`,
  `<img src=x onerror=alert(1)>`,
  "${process.exit(1)} {{7*7}} `id`",
  "=HYPERLINK(0)",
  "../../../etc/passwd",
  "%s%n %00 \\u0000 \\",
];

export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
