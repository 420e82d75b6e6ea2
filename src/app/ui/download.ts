/** Hands the reader a file. */
export function downloadFile(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Firefox reads the address after click() has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
