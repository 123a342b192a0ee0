import "./styles/fonts.ts";
import "./styles/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./components/App.tsx";
import { preferredLanguage, startLanguages } from "./i18n/setup.ts";
import { bindKeys } from "./interactions/keys.ts";
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
await startLanguages(preferredLanguage(useApp.getState().route.settings.language));
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
