import { MissingPage } from '@/components/console/layout/missing-page';

export default function NotFound() {
  return <MissingPage href="/" label="To the front door" />;
}
