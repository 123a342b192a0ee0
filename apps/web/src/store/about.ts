import type { CaptureAbout } from "@tcp-ladder/protocol";
import { linkToServer, whenAnswered } from "./controller.ts";
import { changeSettings, goTo } from "./navigate.ts";
import { useApp } from "./state.ts";

/** Asks what a capture says of itself; no answer comes where the link breaks. */
export function askAbout(capture: string, reply: (about: CaptureAbout) => void): void {
  if (useApp.getState().link !== "open") return;
  const link = linkToServer();
  const request = link.nextRequest();
  whenAnswered(request, (message) => {
    if (message.type === "about") reply(message.about);
  });
  link.send({ type: "about", request, capture });
}

/** To the segment that a comment is about. */
export function goToSegment(capture: string, connection: number, index: number): void {
  goTo(capture, connection);
  changeSettings({ chosen: index });
}
