import { storefrontAssets } from './storefront-assets';

/** Where the storefront's style sheet and live script lie. */
export const loadStorefrontAssets = () => storefrontAssets();
