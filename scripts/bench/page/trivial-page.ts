import { createServer, type Server } from "node:http";

/** The least that can be called a page: its script puts one arrow there. And a tall one with nothing but plain rows, to scroll. */
const SMALL = `<!doctype html><meta charset="utf-8"><title>trivial</title><main></main><script src="/main.js"></script>`;
const SCRIPT = `document.querySelector("main").innerHTML = '<svg><path data-frame="1" d="M0 0L9 9"/></svg>';`;
const TALL = `<!doctype html><meta charset="utf-8"><title>tall</title><main style="font:16px/68px serif">${"<div>DATA K+1:K+27 (26)</div>".repeat(2000)}</main>`;

export interface TrivialPage {
  readonly url: string;
  close(): void;
}

export async function serveTrivialPage(): Promise<TrivialPage> {
  const server: Server = createServer((request, response) => {
    if (request.url === "/main.js") response.setHeader("content-type", "text/javascript").end(SCRIPT);
    else response.setHeader("content-type", "text/html").end(request.url === "/tall" ? TALL : SMALL);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
