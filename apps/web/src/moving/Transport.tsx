import { ChevronFirst, ChevronLast, Pause, Play, StepBack, StepForward } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../components/IconButton.tsx";
import { step, toEnd, togglePlay, toStart } from "../store/actions.ts";
import { SPEEDS } from "../store/playback.ts";
import { isFollowing, segmentCount } from "../store/select.ts";
import { useApp } from "../store/state.ts";
import styles from "./Transport.module.css";

/** Start, back, play, forward, end, and how fast. */
export function Transport() {
  const { t } = useTranslation();
  const none = useApp((state) => segmentCount(state.ladder) === 0);
  const running = useApp((state) => state.playing || (isFollowing(state) && segmentCount(state.ladder) > 0));
  const speed = useApp((state) => state.speed);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div className={styles.transport} role="group" aria-label={t("transport.title")}>
      <IconButton icon={ChevronFirst} name={t("transport.start")} disabled={none} onClick={toStart} />
      <IconButton icon={StepBack} name={t("transport.back")} disabled={none} onClick={() => step(-1)} />
      <IconButton
        icon={running ? Pause : Play}
        name={running ? t("transport.pause") : t("transport.play")}
        strong
        disabled={none}
        onClick={togglePlay}
      />
      <IconButton icon={StepForward} name={t("transport.forward")} disabled={none} onClick={() => step(1)} />
      <IconButton icon={ChevronLast} name={t("transport.end")} disabled={none} onClick={toEnd} />
      <select
        aria-label={t("transport.speed")}
        value={speed}
        onChange={(event) => useApp.setState({ speed: event.target.value })}
      >
        {SPEEDS.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.kind === "each" ? t("transport.each") : t("transport.times", { factor: choice.factor })}
          </option>
        ))}
      </select>
    </div>
  );
}
