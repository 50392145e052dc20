/** A link in running text: underlined, so that it is known by more than its place; tall enough for a thumb. */
export const textLink = 'py-0.5 underline decoration-edge underline-offset-4 hover:decoration-lamp';
