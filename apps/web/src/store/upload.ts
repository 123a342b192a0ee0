import { uploadCapture } from "../connection/http.ts";
import { goTo } from "./navigate.ts";
import { notify, useApp } from "./state.ts";

let cancelling: AbortController | undefined;

export async function openCaptureFile(file: File): Promise<void> {
  await upload(file.name, file, file.size);
}

export async function openText(text: string): Promise<void> {
  await upload("pasted.txt", text, text.length);
}

/** What has arrived is forgotten, here and on the server. */
export function cancelUpload(): void {
  cancelling?.abort();
}

/** Sends a capture and shows it as soon as the server knows it: while it is still arriving. */
async function upload(name: string, body: Blob | string, total: number): Promise<void> {
  cancelling?.abort();
  const cancel = new AbortController();
  cancelling = cancel;
  const mark = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  let shown: string | undefined;
  const unsubscribe = useApp.subscribe(({ captures }) => {
    if (shown !== undefined) return;
    shown = captures?.find((entry) => entry.mark === mark)?.id;
    if (shown !== undefined) goTo(shown);
  });
  useApp.setState({ upload: { name, sent: 0, total } });
  const result = await uploadCapture(body, {
    name,
    mark,
    signal: cancel.signal,
    progress: (progress) => {
      if (!cancel.signal.aborted) useApp.setState({ upload: { name, ...progress } });
    },
  });
  unsubscribe();
  if (cancelling === cancel) useApp.setState({ upload: undefined });
  if (result?.ok === true) {
    if (shown === undefined) goTo(result.value);
    return;
  }
  if (shown !== undefined && useApp.getState().route.capture === shown) goTo(undefined);
  if (result !== undefined) notify(result.error, name);
}
