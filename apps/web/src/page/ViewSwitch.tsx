import { useTranslation } from "react-i18next";
import { Segmented } from "../components/Segmented.tsx";
import { changeSettings } from "../store/navigate.ts";
import { useApp } from "../store/state.ts";

/** The two pictures of a connection. */
export function ViewSwitch() {
  const { t } = useTranslation();
  const view = useApp((state) => state.route.settings.view);
  return (
    <Segmented
      name={t("view.picture")}
      value={view}
      onChange={(value) => changeSettings({ view: value })}
      choices={[
        { value: "ladder", name: t("view.ladder") },
        { value: "graphs", name: t("view.graphs") },
      ]}
    />
  );
}
