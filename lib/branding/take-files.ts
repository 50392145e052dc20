import { reencodeFont } from '@/lib/uploads/adapters/reencode-font';
import { reencodePicture } from '@/lib/uploads/adapters/reencode-picture';
import { type BrandFile, filesOf } from './rules/brand-file';

export type TakenFile = { path: string; kind: 'logo' | 'font'; picture: { bytes: Buffer; mime: string } };

/**
 * The files that a brought brand really names, each encoded anew as if it had been sent by itself.
 * @throws AppError INVALID for one that cannot be read
 */
export async function takeFiles(brand: BrandFile): Promise<TakenFile[]> {
  const taken: TakenFile[] = [];
  for (const path of filesOf(brand.theme)) {
    const text = brand.files[path];
    if (!text) continue;
    const bytes = new Uint8Array(Buffer.from(text, 'base64'));
    taken.push(
      path.endsWith('.woff2')
        ? { path, kind: 'font', picture: await reencodeFont(bytes) }
        : { path, kind: 'logo', picture: await reencodePicture(bytes, { longest: 1_600 }) },
    );
  }
  return taken;
}
