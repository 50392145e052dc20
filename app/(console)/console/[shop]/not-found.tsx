import { Empty } from '@/components/ui/panel';

export default function NotFound() {
  return (
    <div className="rounded-card border border-dashed border-line">
      <Empty title="Nothing here.">It may have been removed, or it belongs to another shop.</Empty>
    </div>
  );
}
