/** What is said to a screen reader when something changed that the focus does not show; App renders it as a live region. */
export class Announcer {
  text = $state('');
  #opened = '';
  #shown = '';

  /** Says a text; the same text twice in a row is said twice. */
  say(text: string): void {
    // A trailing no-break space makes an equal text a changed one.
    this.text = this.text === text ? `${text}\u00A0` : text;
  }

  /** Tells which view is open: the title of a page that stays the same is not read out by itself. */
  opens(title: string): void {
    if (this.#opened !== '') this.say((this.#shown = title));
    this.#opened = title;
  }

  /** Tells what the page shows now, in a sentence: the first is read with the page, every later one is said. */
  shows(sentence: string): void {
    if (this.#shown !== '' && this.#shown !== sentence) this.say(sentence);
    this.#shown = sentence;
  }
}
