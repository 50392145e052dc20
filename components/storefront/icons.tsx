const PATHS = {
  check: 'M4.5 10.5l3.6 3.6 7.4-8',
  clock: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 5.8V10l2.8 1.9',
  van: 'M1.8 13.6V5.4h9.4v8.2M11.2 8h3.6l3.4 3.2v2.4h-1.4M1.8 13.6h1.6m3.6 0h6.2M5.2 15.4a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Zm9.8 0a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  lamp: 'M10 1.8v2.4M6.6 7.2h6.8l1.4 6H5.2l1.4-6ZM7.4 13.2v1.6h5.2v-1.6M8 4.2h4v3H8zM3.4 6.4 1.8 5.6M3 10H1.4m15.2-3.6 1.6-.8M17 10h1.6',
  alert: 'M10 6v4.6m0 2.9v.1M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15Z',
  warning: 'M10 3 1.8 16.8h16.4L10 3Zm0 5v4m0 2.2v.1',
  box: 'M3 6.4 10 3l7 3.4v7.2L10 17l-7-3.4V6.4Zm0 0 7 3.4 7-3.4M10 9.8V17M6.5 4.7l7 3.4',
  home: 'M3 9.4 10 3.2l7 6.2M4.8 8v8.6h10.4V8M8.2 16.6v-4.8h3.6v4.8',
  pin: 'M10 17.8s5.6-5 5.6-9.4a5.6 5.6 0 0 0-11.2 0c0 4.4 5.6 9.4 5.6 9.4Zm0-7.2a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  arrow: 'M4 10h12m-4.8-4.8L16 10l-4.8 4.8',
  back: 'M16 10H4m4.8-4.8L4 10l4.8 4.8',
  chevron: 'm5.5 8 4.5 4.5L14.5 8',
  calendar: 'M3.2 5h13.6v11.8H3.2V5Zm0 3.6h13.6M6.8 2.8v3.4m6.4-3.4v3.4',
  print: 'M5.6 7.4V2.8h8.8v4.6M5.6 14H3V7.4h14V14h-2.6M5.6 11.8h8.8v5.4H5.6z',
  phone: 'M6.6 2.8 3.8 3.6c-.6 6.8 5.8 13.2 12.6 12.6l.8-2.8-3.6-2-1.6 1.4a9.6 9.6 0 0 1-4.8-4.8l1.4-1.6-2-3.6Z',
  mail: 'M2.6 4.6h14.8v10.8H2.6V4.6Zm0 .8L10 11l7.4-5.6',
  chat: 'M3 4h14v9.4H9.6L5.8 16.8v-3.4H3V4Z',
  card: 'M2.4 4.8h15.2v10.4H2.4V4.8Zm0 3.2h15.2M5 12.2h3.4',
  swap: 'M3.4 7h12m-3-3 3 3-3 3M16.6 13h-12m3 3-3-3 3-3',
  gift: 'M3 8h14v9H3V8Zm-.8-3.2h15.6V8H2.2V4.8ZM10 4.8V17M10 4.8S6.4 5 6.4 3.2 9.4 2.4 10 4.8Zm0 0s3.6.2 3.6-1.6-3-.8-3.6 1.6Z',
  eye: 'M1.8 10S4.8 4.8 10 4.8s8.2 5.2 8.2 5.2-3 5.2-8.2 5.2S1.8 10 1.8 10Zm8.2 2.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8Z',
  out: 'M8 4H3.6v12.4H16V12M11 3.6h5.4V9M16 4l-7.4 7.4',
  share: 'M13.6 7.2 10 3.6 6.4 7.2M10 3.8v8.600M4 10.600v6.200h12v-6.200',
  camera: 'M2.4 6.4h3.2l1.6-2.2h5.6l1.6 2.2h3.2v9.4H2.4V6.4ZM10 13.6a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Z',
  shop: 'M3 8.2v8.6h14V8.2M2.2 8 4 3.2h12L17.8 8c0 1.2-1 2-2 2s-1.9-.8-1.9-2c0 1.2-.9 2-1.9 2s-2-.8-2-2c0 1.2-.9 2-2 2S6.1 9.2 6.1 8c0 1.2-.900 2-1.9 2s-2-.800-2-2ZM8 16.8v-4.2h4v4.2',
  qr: 'M3 3h5v5H3V3Zm9 0h5v5h-5V3ZM3 12h5v5H3v-5Zm9 0h2v2h-2v-2Zm3 3h2v2h-2v-2Z',
  post: 'M5 17.2V7a4 4 0 0 1 8 0v10.2M3 17.2h12M13 7h4v5h-4M7.6 9h2.8',
  keep: 'M10 16.8S3 12.6 3 7.8C3 5.6 4.6 4 6.6 4 8 4 9.3 4.8 10 6.2 10.7 4.8 12 4 13.4 4 15.4 4 17 5.6 17 7.8c0 4.8-7 9-7 9Z',
  tag: 'M3 3h6.6l7.6 7.6-6.6 6.6L3 9.6V3Zm3.6 3.6h.1',
  return: 'M7.6 3.6 3.4 7.8l4.2 4.2M3.4 7.8h8.2a4.6 4.6 0 0 1 0 9.2H8',
} as const;

export type IconName = keyof typeof PATHS;

/** Our own line icons on a 20-unit grid; always beside words, so hidden from assistive technology. */
export function Icon({ name, className = 'icon' }: { name: IconName; className?: string }) {
  return (
    <svg className={className} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
