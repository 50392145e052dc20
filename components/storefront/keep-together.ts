const JOINER = '\u2060';

/** Between a quoted name or a date and the particle after it; within dates and hours. */
const BONDS =
  /(?<=[」）])(?=[はがをにのとへもでまか])|(?<=月)(?=\d)|(?<=日)(?=（)|(?<=\d)(?=[時分日月〜])|(?<=〜)(?=\d)/g;

/**
 * Japanese with word joiners where a line must not end: browsers break between phrases, yet take a name in quotes, a
 * weekday in brackets or the end of a window for phrases of their own. Other languages come back as they are.
 */
export const keepTogether = (text: string, locale: string): string =>
  locale.startsWith('ja') ? text.replace(BONDS, JOINER) : text;
