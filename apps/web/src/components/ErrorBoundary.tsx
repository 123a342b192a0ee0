import { Component, type ReactNode } from "react";
import { notifyFault } from "../store/state.ts";

/** A fault in one part of the page leaves the others standing, and is said. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode; readonly resetKey: string },
  { readonly failedFor: string | undefined }
> {
  override state = { failedFor: undefined as string | undefined };

  override componentDidCatch(error: unknown): void {
    this.setState({ failedFor: this.props.resetKey });
    notifyFault(error);
  }

  static getDerivedStateFromError(): { failedFor: string } {
    return { failedFor: "" };
  }

  override render(): ReactNode {
    const { failedFor } = this.state;
    return failedFor !== undefined && (failedFor === "" || failedFor === this.props.resetKey)
      ? null
      : this.props.children;
  }
}
