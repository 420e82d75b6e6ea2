/** Whether the dialog for adding documents is open; anything on the page may open it. */
class AddDialog {
  isOpen = $state(false);

  open(): void {
    this.isOpen = true;
  }

  close(): void {
    this.isOpen = false;
  }
}

/** The dialog of the page. */
export const addDialog = new AddDialog();
