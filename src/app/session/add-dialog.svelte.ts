/** Whether the dialog for adding documents is open; anything on the page may open it. */
export class AddDialog {
  isOpen = $state(false);

  open(): void {
    this.isOpen = true;
  }

  close(): void {
    this.isOpen = false;
  }
}
