import { join } from 'node:path';
import { renderPictures } from '@/db/seed/pictures/render-pictures';
import { fail, ROOT } from './setup';

await renderPictures(join(ROOT, 'public/demo')).catch(fail);
