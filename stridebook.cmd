@echo off
rem Builds Stridebook on first use and whenever its sources change, then runs the given command.
setlocal EnableDelayedExpansion
set "root=%~dp0"
if "%root:~-1%"=="\" set "root=%root:~0,-1%"

if defined JAVA_HOME (set "java_home=%JAVA_HOME%") else (
    for /f "delims=" %%j in ('where javac 2^>nul') do if not defined java_home for %%d in ("%%~dpj..") do set "java_home=%%~fd"
)
if not defined java_home (
    echo stridebook: there is no JDK on the PATH. Install JDK 17 or later, such as Temurin, and set JAVA_HOME to it. 1>&2
    exit /b 1
)
if not exist "%java_home%\bin\javac.exe" (
    echo stridebook: there is no bin\javac.exe in %java_home%. Set JAVA_HOME to JDK 17 or later. 1>&2
    exit /b 1
)
for /f "tokens=2 delims=. " %%v in ('"%java_home%\bin\javac.exe" -version 2^>^&1') do set "version=%%v"
if %version% LSS 17 (
    echo stridebook: Java %version% at %java_home% is too old. Install JDK 17 or later and set JAVA_HOME to it. 1>&2
    exit /b 1
)
set "JAVA_HOME=%java_home%"

powershell -NoProfile -Command "$s = Get-Item '%root%\target\built' -ErrorAction SilentlyContinue; if (-not $s) { exit 1 }; $new = Get-ChildItem '%root%\src\main', '%root%\src\tools', '%root%\solutions', '%root%\pom.xml' -Recurse -File | Where-Object { $_.LastWriteTime -gt $s.LastWriteTime } | Select-Object -First 1; if ($new) { exit 1 }"
if errorlevel 1 (
    where mvn >nul 2>nul || (
        echo stridebook: Maven is not on the PATH. Install Maven 3.8 or later. 1>&2
        exit /b 1
    )
    echo Building Stridebook with Java %version% ^(the first time also downloads its libraries, about 280 MB^) ... 1>&2
    call mvn -B -q -f "%root%\pom.xml" process-classes 1>&2
    if errorlevel 1 (
        echo stridebook: the build failed. See Maven's messages above. 1>&2
        exit /b 1
    )
    echo built> "%root%\target\built"
)

rem Settings of native threads and memory; variables that the user has set take precedence.
for /f "usebackq eol=# tokens=1,* delims==" %%n in ("%root%\src\main\resources\dev\stridebook\settings\native-threads.env") do if not defined %%n set "%%n=%%o"
set "flags=-Djava.awt.headless=true -Dorg.bytedeco.javacpp.logger=slf4j -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
if %version% GEQ 24 set "flags=%flags% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
rem The class path is too long for a command line, so it goes through an argument file, where a backslash is written twice.
powershell -NoProfile -Command "$cp = '%root%\target\classes;' + (Get-Content -Raw '%root%\target\classpath.txt').Trim(); Set-Content -Encoding Default '%root%\target\java.args' ('-cp \"' + $cp.Replace('\', '\\') + '\"')"
"%java_home%\bin\java.exe" %flags% "-Dstridebook.project=%root%" @"%root%\target\java.args" dev.stridebook.cli.Main %*
exit /b %errorlevel%
