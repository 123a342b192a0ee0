import { afterAll, afterEach, beforeAll } from "vitest";
import { openGreetedPage, openPage, type TestPage } from "./test-page.ts";
import { startTestServer, type TestServer } from "./test-server.ts";

/** A server for all tests of a file, and pages that are closed after each test. */
export interface PagesOfServer {
  readonly server: TestServer;
  /** A page that has been welcomed. */
  page(): Promise<TestPage>;
  /** A page that has said nothing yet. */
  silentPage(): Promise<TestPage>;
}

/** Registers the hooks that start and end the server: to be called once, at the top of a test file. */
export function pagesOfServer(options: Parameters<typeof startTestServer>[0] = {}): PagesOfServer {
  let server: TestServer | undefined;
  const pages: TestPage[] = [];
  beforeAll(async () => {
    server = await startTestServer(options);
  });
  afterEach(() => {
    for (const one of pages.splice(0)) one.close();
  });
  afterAll(() => server?.dispose());

  function running(): TestServer {
    if (server === undefined) throw new Error("the server is there within tests only");
    return server;
  }
  async function kept(opening: Promise<TestPage>): Promise<TestPage> {
    const opened = await opening;
    pages.push(opened);
    return opened;
  }
  return {
    get server() {
      return running();
    },
    page: () => kept(openGreetedPage(running().base)),
    silentPage: () => kept(openPage(running().base)),
  };
}
