import { openDemo } from "../demo/demo.ts";
import type { LiveContext, LiveService, OpenLiveService } from "../live-service.ts";
import { failure, success } from "../outcome.ts";
import { openAbilityWatch } from "./ability.ts";
import { bundledPrograms, type Programs } from "./programs.ts";
import { openSessions } from "./sessions.ts";

/** Live capture and the demo, with the programs of the bundle. */
export const openLiveService: OpenLiveService = (context) => openLiveServiceWith(context, bundledPrograms());

export function openLiveServiceWith(context: LiveContext, programs: Programs): LiveService {
  const ability = openAbilityWatch(programs.captureChild);
  const sessions = openSessions(context, programs.captureChild);
  const demo = openDemo(sessions, programs);
  void ability.refresh();

  return {
    ability: () => ability.now(),
    refreshAbility: () => ability.refresh(),
    async start(request) {
      const begun = await sessions.start(request);
      return begun.ok ? success(begun.value.file.id) : begun;
    },
    async stop(capture) {
      const session = sessions.of(capture);
      if (session === undefined) return failure("unknown-capture", "No live session fills this capture.");
      await session.stop();
      return success(undefined);
    },
    runDemo: (request) => demo.run(request),
    stopDemo: () => demo.stop(),
    demo: () => demo.status,
    onDemo: (listener) => demo.on(listener),
    async close() {
      await Promise.all([ability.close(), demo.close(), sessions.close()]);
    },
  };
}
