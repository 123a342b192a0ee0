import { type ReactNode, useLayoutEffect, useRef } from "react";
import styles from "./Dialog.module.css";

/** A dialog of the browser's own: focus stays inside, Escape closes, focus goes back. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  // Closed while it is still in the page: the browser then gives the focus back to what had it.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      aria-labelledby="dialog-title"
      onClose={({ currentTarget }) => {
        // One that is gone from the page may be followed by another, which it must not close.
        if (currentTarget.isConnected) onClose();
      }}
    >
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}
