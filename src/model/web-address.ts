/** Whether a text is an address that a browser may be led to: a page of the web, and nothing that runs here. */
export const isWebAddress = (text: string): boolean =>
  /^https?:\/\/[^\s/"'<>]+(?:\/[^\s"'<>]*)?$/i.test(text);
