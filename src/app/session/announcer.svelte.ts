/** What is said to a screen reader when something changed that the focus does not show; App renders it as a live region. */
export class Announcer {
  text = $state('');

  /** Says a text; the same text twice in a row is said twice. */
  say(text: string): void {
    // A trailing no-break space makes an equal text a changed one.
    this.text = this.text === text ? `${text}\u00A0` : text;
  }
}
