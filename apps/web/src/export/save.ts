/** Hands a file to the browser's downloads. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  saveUrl(url, name);
  // The download has its own hold on the bytes once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Lets the browser download an address of the server's, straight to the disk. */
export function saveUrl(url: string, name: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

/** Only pages on loopback or HTTPS have a clipboard. */
export class NoClipboard extends Error {}

/**
 * Puts text that is still being made on the clipboard. The promise is handed over at once, since browsers want to see
 * the click and the copying close together.
 */
export async function copyText(text: Promise<string>): Promise<void> {
  const { clipboard } = navigator;
  if ((clipboard as Clipboard | undefined) === undefined) throw new NoClipboard();
  if (typeof ClipboardItem === "undefined") {
    await clipboard.writeText(await text);
    return;
  }
  const blob = text.then((whole) => new Blob([whole], { type: "text/plain" }));
  await clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}
