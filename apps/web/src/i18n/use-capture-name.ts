import { useTranslation } from "react-i18next";
import { useApp } from "../store/state.ts";

/** How a capture is called: a sample in the reader's language, any other as it was named. Undefined for one not listed. */
export function useCaptureName(): (id: string | undefined) => string | undefined {
  const { t } = useTranslation("translation");
  const captures = useApp((state) => state.captures);
  return (id) => {
    const name = captures?.find((entry) => entry.id === id)?.name;
    return name === undefined || id === undefined ? undefined : t(`samples.${id}`, { defaultValue: name });
  };
}
