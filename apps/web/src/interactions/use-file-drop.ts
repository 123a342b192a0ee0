import { useLayoutEffect, useState } from "react";

/** Files and text dropped or pasted anywhere on the page; says whether something is being held over it. */
export function useFileDrop(onFile: (file: File) => void, onText: (text: string) => void): boolean {
  const [over, setOver] = useState(false);
  // As soon as the page is drawn: what falls on it sooner the browser itself opens.
  useLayoutEffect(() => {
    const typing = (event: Event): boolean =>
      event.target instanceof Element && event.target.closest("textarea, input:not([type=file])") !== null;
    const take = (data: DataTransfer | null): boolean => {
      const file = data?.files[0];
      if (file !== undefined) onFile(file);
      const text = file === undefined ? (data?.getData("text/plain") ?? "") : "";
      if (text.trim() !== "") onText(text);
      return file !== undefined || text.trim() !== "";
    };
    const enter = (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      // Leaving for nothing is leaving the window.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer);
    };
    const paste = (event: ClipboardEvent): void => {
      if (!typing(event) && take(event.clipboardData)) event.preventDefault();
    };
    window.addEventListener("dragenter", enter);
    window.addEventListener("dragover", enter);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    document.addEventListener("paste", paste);
    return () => {
      window.removeEventListener("dragenter", enter);
      window.removeEventListener("dragover", enter);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
      document.removeEventListener("paste", paste);
    };
  }, [onFile, onText]);
  return over;
}
