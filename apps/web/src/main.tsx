import "./styles/fonts.ts";
import "./styles/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { preferredLanguage, startLanguages } from "./i18n/setup.ts";
import { bindKeys } from "./interactions/keys.ts";
import { App } from "./page/App.tsx";
import { startController } from "./store/controller.ts";
import { releaseWithFigure } from "./store/held.ts";
import { followHistory } from "./store/navigate.ts";
import { startPlayer } from "./store/player.ts";
import { useApp } from "./store/state.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

startController();
startPlayer();
followHistory();
// Who presses a key before anything is drawn is heard.
bindKeys();
releaseWithFigure();
void render(root);

/** Not awaited above: what the words' own file imports of this one would then be waited for by what waits for the words. */
async function render(container: HTMLElement): Promise<void> {
  await startLanguages(preferredLanguage(useApp.getState().route.settings.language));
  createRoot(container).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
