/** The shop's own style rules, as `compileMerchantCss` printed them: nothing in them can end the element or load a thing. */
export function OwnRules({ css, nonce }: { css: string; nonce: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the checked rules are a style sheet
  return <style nonce={nonce} dangerouslySetInnerHTML={{ __html: css }} />;
}
