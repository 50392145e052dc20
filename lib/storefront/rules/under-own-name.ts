/**
 * A page as it reads under the shop's own name: addresses that begin with `/s/{slug}` begin at the root. Only what
 * stands at the very start of an attribute is an address; whatever people wrote comes escaped, without that quote.
 */
export function underOwnName(html: string, slug: string): string {
  return html.replace(new RegExp(`="/s/${slug}(?:/|(?=["?#]))`, 'g'), '="/');
}
