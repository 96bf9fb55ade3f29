/** Has the page of an application read again, once own files are closed. */
export const ASKED_AGAIN = 'cap10:demande';
