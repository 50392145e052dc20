import { describe, expect, it } from 'vitest';
import { filesOf, moveFiles, readBrandFile, writeBrandFile } from './brand-file';

const theme = {
  logo: { light: '/media/harbour/aa-1.webp', dark: null, alt: '/media is no path here' },
  fonts: { heading: 'fraunces', heading_file: { file: '/media/harbour/bb-2.woff2', name: 'Own', weight: '400' } },
  blocks: [{ type: 'banner', picture: '/media/harbour/cc-3.webp' }, { picture: '/media/harbour/aa-1.webp' }],
};
const bytes = Buffer.from('any bytes').toString('base64');

describe('a brand as one file', () => {
  it('brings each of its files once and comes back as it was', () => {
    expect(filesOf(theme)).toEqual([
      '/media/harbour/aa-1.webp',
      '/media/harbour/bb-2.woff2',
      '/media/harbour/cc-3.webp',
    ]);
    const files = { '/media/harbour/aa-1.webp': bytes };
    expect(readBrandFile(writeBrandFile({ name: 'Harbour', theme, files }))).toMatchObject({
      name: 'Harbour',
      theme,
      files,
    });
  });

  it('names its files where they lie now, and lets go of those that did not come along', () => {
    const moved = new Map([['/media/harbour/aa-1.webp', '/media/quay/dd-4.webp']]);
    expect(moveFiles(theme, moved)).toEqual({
      logo: { ...theme.logo, light: '/media/quay/dd-4.webp' },
      fonts: { heading: 'fraunces', heading_file: null },
      blocks: [{ type: 'banner', picture: null }, { picture: '/media/quay/dd-4.webp' }],
    });
  });

  it.each([
    ['', 'no JSON'],
    ['{"porchlight_brand":1', 'no JSON'],
    ['[]', 'not a brand'],
    ['{"porchlight_brand":2,"name":"x","theme":{},"files":{}}', 'porchlight_brand'],
    ['{"porchlight_brand":1,"name":"x","theme":[],"files":{}}', 'theme'],
    ['{"porchlight_brand":1,"name":"x","theme":{},"files":{"../../etc/passwd":""}}', 'files'],
    ['{"porchlight_brand":1,"name":"x","theme":{},"files":{"/media/a/b.svg":"AAAA"}}', 'files'],
    ['{"porchlight_brand":1,"name":"x","theme":{},"files":{"/media/a/b.webp":"not base64!"}}', 'files'],
    ['{"porchlight_brand":1,"name":"x","theme":{},"files":{},"extra":1}', 'not a brand'],
  ])('%j is refused', (text, why) => {
    try {
      readBrandFile(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'INVALID',
        details: { errors: [{ path: 'file', message: expect.stringContaining(why) }] },
      });
    }
  });
});
