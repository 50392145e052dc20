import type { Report } from '../report';
import type { Options } from '../run';
import type { World } from '../world';

export async function intake(_world: World, _options: Options): Promise<Report> {
  throw new Error('Not yet.');
}
