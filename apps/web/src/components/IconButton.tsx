import type { LucideIcon } from "lucide-react";
import styles from "./IconButton.module.css";

/** A picture with a name. */
export function IconButton({
  icon: Icon,
  name,
  onClick,
  disabled = false,
  expanded,
  strong = false,
  className = "",
}: {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly expanded?: boolean;
  readonly strong?: boolean;
  readonly className?: string | undefined;
}) {
  return (
    <button
      type="button"
      className={`${strong ? styles.strong : styles.plain} ${className}`}
      aria-label={name}
      title={name}
      aria-expanded={expanded}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon size={strong ? 18 : 17} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
