// Where the page's server has a file for one person, and where it takes one from them.

export const UPLOAD = '/upload';

export function filePath(userId: string, fileId: string): string {
  return `/files/${userId}/${fileId}`;
}

export function uploadPath(userId: string, name: string): string {
  return `${UPLOAD}?as=${encodeURIComponent(userId)}&name=${encodeURIComponent(name.toWellFormed())}`;
}

/** Who asks for which file; null for a path of something else. */
export function readFilePath(path: string): { readonly userId: string; readonly fileId: string } | null {
  const [, userId, fileId] = /^\/files\/(\w+)\/(\w+)$/.exec(path) ?? [];
  return userId === undefined || fileId === undefined ? null : { userId, fileId };
}
