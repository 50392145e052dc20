/** How likely another's number fits it by accident: some 240 of 676 endings name a country, and the check digit agrees with a tenth. */
export const S10_CHANCE = 0.04;

/** UPU S10, common to all posts: the two letters at the end name the country whose post issued the number. */
export const S10 = /^[A-Z]{2}(?<serial>\d{8})(?<check>\d)(?<country>[A-Z]{2})$/;

/** The post of a country, where it is one we know by a slug. */
export const POST_OF_COUNTRY: Readonly<Record<string, string>> = {
  AT: 'austrian_post',
  AU: 'australia_post',
  BE: 'bpost',
  BR: 'correios',
  CA: 'canada_post',
  CH: 'swiss_post',
  CN: 'china_post',
  DE: 'deutsche_post',
  DK: 'postnord',
  ES: 'correos',
  FI: 'posti',
  FR: 'la_poste',
  GB: 'royal_mail',
  HK: 'hongkong_post',
  IE: 'an_post',
  IN: 'india_post',
  IT: 'poste_italiane',
  JP: 'japan_post',
  KR: 'korea_post',
  NL: 'postnl',
  NO: 'bring',
  NZ: 'new_zealand_post',
  PT: 'ctt',
  SE: 'postnord',
  SG: 'singapore_post',
  US: 'usps',
};
