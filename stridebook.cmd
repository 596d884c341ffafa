@echo off
rem Finds Java and starts Stridebook with it. Whatever has to be built or written first is done in Java, by dev.stridebook.launch.
rem No path stands within a block of parentheses, which one in the path would end, and each stands in quotes.
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
if "%root:~-1%"=="\" set "root=%root:~0,-1%"

rem A JDK, not just a JRE, because notebooks compile Java.
if defined JAVA_HOME goto found
for /f "delims=" %%j in ('where javac 2^>nul') do if not defined JAVA_HOME for %%d in ("%%~dpj..") do set "JAVA_HOME=%%~fd"
if defined JAVA_HOME goto found
echo stridebook: there is no JDK on the PATH. Install JDK 17 or later, such as Temurin, and set JAVA_HOME to it. 1>&2
exit /b 1
:found
if exist "%JAVA_HOME%\bin\javac.exe" goto jdk
echo stridebook: there is no bin\javac.exe in "%JAVA_HOME%". Set JAVA_HOME to JDK 17 or later. 1>&2
exit /b 1
:jdk
set "version="
for /f "tokens=2 delims=.- " %%v in ('call "%JAVA_HOME%\bin\javac.exe" -version 2^>nul') do if not defined version set "version=%%v"
rem Java 8 writes it elsewhere.
if not defined version set "version=8"
if %version% GEQ 17 goto recent
echo stridebook: Java %version% at "%JAVA_HOME%" is too old. Install JDK 17 or later and set JAVA_HOME to it. 1>&2
exit /b 1
:recent

rem What the first start makes names the folder, which may have been moved since.
set "start=%root%\target\java-%version%.args"
set "made_for="
if exist "%root%\target\root" set /p made_for=<"%root%\target\root"
if not exist "%start%" goto prepare
if not defined made_for goto prepare
if %made_for%=="%root%" goto start
:prepare
rem In the folder, because its name may have what separates the entries of a class path.
pushd "%root%"
set "classes=lib\stridebook.jar"
if exist "%classes%" goto compiled
set "classes=target\launch"
"%JAVA_HOME%\bin\javac.exe" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -proc:none -encoding UTF-8 -d "%classes%" -sourcepath src\main\java src\main\java\dev\stridebook\launch\Prepare.java
if errorlevel 1 goto failed
:compiled
"%JAVA_HOME%\bin\java.exe" -cp "%classes%;src\main\resources" dev.stridebook.launch.Prepare "%root%" %*
if errorlevel 1 goto failed
popd
>"%root%\target\root" echo "%root%"

:start
rem Settings of native threads and memory; variables that the user has set take precedence.
for /f "usebackq tokens=1,* delims==" %%n in ("%root%\target\native-threads.env") do if not defined %%n set "%%n=%%o"
"%JAVA_HOME%\bin\java.exe" "@%start%" dev.stridebook.launch.Launcher %*
exit /b %errorlevel%

:failed
popd
exit /b 1
