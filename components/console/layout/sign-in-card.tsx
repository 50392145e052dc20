import type { ReactNode } from 'react';
import { PorchlightMark } from './porchlight-mark';

export function SignInCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="grid w-full max-w-sm gap-6">
        <p className="flex items-center gap-2 font-display text-xl">
          <PorchlightMark /> Porchlight
        </p>
        <div className="grid gap-5 rounded-card border border-line bg-card p-6 shadow-card">
          <h1 className="text-2xl font-medium">{title}</h1>
          {children}
        </div>
      </div>
    </main>
  );
}
