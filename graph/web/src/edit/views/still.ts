// A component that is drawn anew only if something given to it is another than before.
import { Component } from "preact";

export abstract class Still<P extends object> extends Component<P> {
  override shouldComponentUpdate(next: P): boolean {
    const now = this.props as Record<string, unknown>;
    return Object.entries(next).some(([key, value]) => value !== now[key]) || Object.keys(now).length !== Object.keys(next).length;
  }
}
