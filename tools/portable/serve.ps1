# Juesuan: answers requests of this machine with the files of the folder "page". Always the same port: what a browser
# keeps, it keeps by address.
$root = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot 'page'))
$address = 'http://localhost:41730/'
$types = @{
  '.html' = 'text/html; charset=utf-8'; '.js' = 'text/javascript'; '.css' = 'text/css'; '.json' = 'application/json'
  '.svg' = 'image/svg+xml'; '.png' = 'image/png'; '.txt' = 'text/plain; charset=utf-8'; '.wasm' = 'application/wasm'
}
$listener = New-Object Net.HttpListener
$listener.Prefixes.Add($address)
try { $listener.Start() } catch {
  # Started before: that one goes on.
  Start-Process $address
  exit 0
}
Write-Host "Juesuan: $address"
Start-Process $address
while ($listener.IsListening) {
  $context = $listener.GetContext()
  $response = $context.Response
  try {
    $path = [Uri]::UnescapeDataString($context.Request.Url.AbsolutePath).TrimStart('/')
    if ($path -eq '') { $path = 'index.html' }
    $file = [IO.Path]::GetFullPath((Join-Path $root $path))
    if ($file.StartsWith($root + [IO.Path]::DirectorySeparatorChar) -and [IO.File]::Exists($file)) {
      $type = $types[[IO.Path]::GetExtension($file).ToLowerInvariant()]
      if (-not $type) { $type = 'application/octet-stream' }
      $bytes = [IO.File]::ReadAllBytes($file)
      $response.ContentType = $type
      $response.Headers['Cache-Control'] = 'no-cache'
      $response.ContentLength64 = $bytes.Length
      $response.OutputStream.Write($bytes, 0, $bytes.Length)
    } else { $response.StatusCode = 404 }
  } catch { $response.StatusCode = 500 } finally { $response.Close() }
}
