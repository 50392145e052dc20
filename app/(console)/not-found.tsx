import { MissingPage } from '@/components/console/layout/missing-page';

export default function NotFound() {
  return <MissingPage href="/console" label="To the console" />;
}
